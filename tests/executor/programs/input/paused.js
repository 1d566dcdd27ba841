//: about: pauses and resumes its input
//: input: "one\ntwo\n"
//: feed: lines
//: stdout: "one\ntwo\nend\n"
process.stdin.on("data", (data) => {
    process.stdout.write(data);
    process.stdin.pause();
    setTimeout(() => process.stdin.resume(), 50);
});
process.stdin.on("end", () => console.log("end"));
