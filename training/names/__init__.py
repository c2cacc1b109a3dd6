"""What kg knows of names, learnt from public spellings of names."""
