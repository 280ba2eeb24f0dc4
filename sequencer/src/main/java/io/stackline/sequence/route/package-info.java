/**
 * The Camel routes: a route for each kind of stage, which is a slip over the phases of {@link
 * io.stackline.sequence.stage.StagePhases}, and a route for each phase. They read like the recipe.
 *
 * <p>A route never waits, sleeps, repeats or forgives: a phase that has to wait is over, and what
 * it waits for comes in later; what fails comes out of {@link
 * io.stackline.sequence.route.StageRoutes#perform} and is answered by the run. Everything runs on
 * the caller's thread.
 */
@NullMarked
package io.stackline.sequence.route;

import org.jspecify.annotations.NullMarked;
