//: about: stops and kills its parent and process 1
//: stdout: "EPERM EPERM EPERM\n"
function attempt(pid, signal) {
    try {
        process.kill(pid, signal);
        return "sent";
    } catch (error) {
        return error.code;
    }
}

console.log(attempt(process.ppid, "SIGSTOP"), attempt(1, "SIGINT"), attempt(1, "SIGKILL"));
