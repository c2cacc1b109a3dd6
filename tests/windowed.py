"""What these tests share."""

import spacy

nlp = spacy.blank("en")
