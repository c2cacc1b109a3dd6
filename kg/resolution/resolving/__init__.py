"""The steps of `kg.resolution.resolve`, each a pure function in a file of its own."""
