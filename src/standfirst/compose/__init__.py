"""From pieces to a document; ``compose_document`` says in which steps."""
