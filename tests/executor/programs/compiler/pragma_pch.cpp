//: about: a pragma that loads a precompiled header of somebody's choice
//: outcome: compile_error
//: stderr-lacks: root:
#pragma GCC pch_preprocess "/etc/shadow"
int main() {}
