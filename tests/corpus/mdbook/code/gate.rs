// ANCHOR: open
fn open(gate: &mut Gate) {
#     check(gate);
    gate.height += 1;
}
// ANCHOR_END: open
