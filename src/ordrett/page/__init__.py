"""Sections of a news page: which paragraphs are headline, body, caption, byline or furniture."""
