"""Who is meant: by a surname of several, by words that are no name, by another name.

The networks' answers become claims here; `kg.resolution.chains` decides by them who is one.
"""
