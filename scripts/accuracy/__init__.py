"""How far the automatic reading can be trusted: its readings held against annotated ones, as figures."""
