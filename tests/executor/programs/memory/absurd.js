//: about: asks for more than an array can have: an exception, as everywhere
//: outcome: nonzero_exit
//: exit: 1
//: stderr-contains: RangeError
new Array(-1);
