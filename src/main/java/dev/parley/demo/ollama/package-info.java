/** A stand-in for Ollama: its wire format, answers from rules, and every fault on demand. */
@NullMarked
package dev.parley.demo.ollama;

import org.jspecify.annotations.NullMarked;
