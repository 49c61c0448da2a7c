"""The pages, and the parts of pages, that are made from the models, the tables and the readings."""
