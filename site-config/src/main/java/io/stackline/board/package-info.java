/**
 * Shared state where bridge, sequencer and OPC UA server meet: lanes with one writer per key, and
 * the codec of their words.
 */
@NullMarked
package io.stackline.board;

import org.jspecify.annotations.NullMarked;
