package io.stackline.launch.soak;

import io.stackline.recipe.RecipeId;
import io.stackline.run.Urgency;
import java.time.Duration;

/**
 * A run that is wanted.
 *
 * @param sent when it is ordered, after the beginning
 */
record Order(RecipeId recipe, Duration sent, Urgency urgency) {}
