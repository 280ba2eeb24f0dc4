/**
 * What a press is and what it tells: geometry, force channels, dies, states, interlocks, alarms,
 * readings, and the program and limits it is given.
 */
@NullMarked
package io.stackline.press;

import org.jspecify.annotations.NullMarked;
