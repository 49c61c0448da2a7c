"""One HTML page that shows a package: its articles with every row in its place, people, events and tables."""
