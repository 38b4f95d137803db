/** Voices behind OpenAI's speech path, speaches among them. */
@NullMarked
package dev.parley.speak.openai;

import org.jspecify.annotations.NullMarked;
