"""Language packs and language detection."""
