/** Personal data: told to those it is about, deleted when they ask, and deleted when its date has come. */
@NullMarked
package dev.parley.privacy;

import org.jspecify.annotations.NullMarked;
