"""From text to a located tree: Python-Markdown, set up once. No etree leaves this room."""
