"""From annotations to the tables of the package."""
