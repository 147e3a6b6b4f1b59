"""Reading measured against gold: what was found, what was missed and why, which traps were fallen into."""
