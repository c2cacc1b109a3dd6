"""Doc -> mentions: names of people, groups, states and places."""
