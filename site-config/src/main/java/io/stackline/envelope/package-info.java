/**
 * What a stage may ask for, and which rule binds.
 *
 * <p>{@link io.stackline.envelope.Envelope} answers for one attempt: the lowest of what press, die,
 * fixture and every layer bear. {@link io.stackline.envelope.Prover} asks it about every path of a
 * recipe, and {@link io.stackline.envelope.Replay} plays a path through with the cell's whole
 * history. All of it is pure.
 */
@NullMarked
package io.stackline.envelope;

import org.jspecify.annotations.NullMarked;
