//: about: tries to become more important than others
//: stdout: "EACCES\n"
const os = require("os");

try {
    os.setPriority(-10);
    console.log("worked");
} catch (error) {
    console.log(error.info ? error.info.code : error.code);
}
