"""Engines: the only importer of `openai`; one asyncio loop in one worker thread."""
