//: about: tries to reach the internet, the local network and the executor
//: stdout: "done\n"
//: self-test: A program reaches no network.
const net = require("net");

function attempt(address) {
    return new Promise((resolve) => {
        const done = () => { socket.destroy(); resolve(); };
        const socket = net.connect({ ...address, timeout: 1000 });
        socket.on("connect", () => { console.log("reached", address.host); done(); });
        socket.on("error", done);
        socket.on("timeout", done);
    });
}

(async () => {
    await attempt({ host: "1.1.1.1", port: 443 });
    await attempt({ host: "192.168.0.1", port: 80 });
    await attempt({ host: "127.0.0.1", port: 8765 });
    await attempt({ host: "example.org", port: 80 });
    console.log("done");
})();
