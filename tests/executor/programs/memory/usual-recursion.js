//: about: recursion without end: the exception that learners know
//: outcome: nonzero_exit
//: exit: 1
//: stderr-contains: Maximum call stack size exceeded
//: message-contains: Calls inside calls without end
function deeper(n) {
    return deeper(n + 1) + 1;
}

deeper(0);
