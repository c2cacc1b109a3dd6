"""How right kg's answers are: pairs that met, offices, surnames, entities, against gold answers."""
