"""`kg.resolution.resolve` without computing everything anew, as pure functions over rows.

Each step is asked with what the store holds of the names that changed and answers with what is
different now; `kg.store.knowledge` loads the rows for it and saves the answer. Every rule of who is
whom is that of the plain form in `kg.resolution.resolving`: here stands only what can have changed.
"""
