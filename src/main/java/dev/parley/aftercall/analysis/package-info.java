/** From what was said to what it means: by a model, held against the words; or by rules. Nothing here does I/O but the model. */
@NullMarked
package dev.parley.aftercall.analysis;

import org.jspecify.annotations.NullMarked;
