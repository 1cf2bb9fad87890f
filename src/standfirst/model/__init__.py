"""The shared document model: what both editions are made from. Knows no markdown and no HTML."""
