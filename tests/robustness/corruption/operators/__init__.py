"""Mutation operators; importing a module registers its operators."""
