// A session with the library: jshell --class-path "$(sed -n 2p .phonocode/classpath)" src/examples/session.jsh
import dev.phonocode.audio.*
import dev.phonocode.codec.*
var codec = SpeechCodec.open()
var file = System.getProperty("speech", "src/examples/hello.wav")
var codes = codec.encode(AudioFiles.read(java.nio.file.Path.of(file)))
System.out.println(codes.seconds() + " s, " + codes.frames() + " frames at " + codes.frameRateHz() + " Hz")
System.out.println("first frame " + Arrays.toString(codes.codes()[0]))
System.out.println(codes.books(1).nominalBits() + " bits in the first book, " + codes.nominalBits() + " in all")
/exit
