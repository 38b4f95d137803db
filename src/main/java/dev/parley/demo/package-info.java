/** The stage set for development, demo and tests; never part of a production start. */
@NullMarked
package dev.parley.demo;

import org.jspecify.annotations.NullMarked;
