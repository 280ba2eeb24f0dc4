package io.stackline.launch;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files that appear whole or not at all. */
final class WholeFile {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .addModule(
              new SimpleModule()
                  .addSerializer(Double.class, new NumberOrNull())
                  .addSerializer(double.class, new NumberOrNull()))
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private WholeFile() {}

  /** Fills the file it is given. */
  interface FileWriter {
    void write(Path file) throws IOException;
  }

  static void write(Path file, FileWriter writer) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".part");
    writer.write(draft);
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  static void writeJson(Path file, Object value) throws IOException {
    write(file, draft -> JSON.writeValue(draft.toFile(), value));
  }

  /** JSON has no NaN: what cannot be told is null. Seven digits are more than any sensor has. */
  private static final class NumberOrNull extends JsonSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (value.isNaN() || value.isInfinite()) {
        out.writeNull();
      } else {
        out.writeNumber(
            new java.math.BigDecimal(value).round(new java.math.MathContext(7)).doubleValue());
      }
    }
  }
}
