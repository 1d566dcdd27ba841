//: about: recursion without end: the exception that learners know
//: outcome: nonzero_exit
//: exit: 1
//: stderr-contains: Maximum call stack size exceeded
function deeper(n) {
    return deeper(n + 1) + 1;
}

deeper(0);
