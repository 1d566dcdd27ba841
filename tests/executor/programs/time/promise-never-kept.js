//: about: a promise that nobody keeps, where nothing else is to do: the program just ends
//: stdout: "before\n"
//: stderr: ""
//: within-ms: 3000
console.log("before");
(async () => {
    await new Promise(() => {});
    console.log("after");
})();
