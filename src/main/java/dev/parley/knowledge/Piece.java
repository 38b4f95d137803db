package dev.parley.knowledge;

/** A piece of a document without its vector. */
record Piece(long id, String source, int position, String text) {}
