"""The recipe of the bundled pipeline: one module is one step; `README.md` is the model card."""
