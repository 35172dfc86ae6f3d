"""How laws are found by the site's search: what is indexed of them, and how their words are read."""
