//: about: kills all that it may, which is nobody
//: stdout: "alive\n"
try {
    process.kill(-1, "SIGKILL");
} catch {
    // nobody there
}
setTimeout(() => console.log("alive"), 100);
