//: about: a promise that nobody keeps, where nothing else is to do: the program just ends
//: stdout: "before\n"
//: stderr: ""
console.log("before");
(async () => {
    await new Promise(() => {});
    console.log("after");
})();
