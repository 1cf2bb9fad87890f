"""From bytes to text: encodings, line ends, where lines start, front matter."""
