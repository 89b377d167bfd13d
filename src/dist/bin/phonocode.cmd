@echo off
rem SPDX-License-Identifier: GPL-3.0-or-later
rem
rem phonocode VERB ...   as bin/phonocode does on Linux and macOS, without an archive of classes.
setlocal
set "lib=%~dp0..\lib"
if defined JAVA_HOME goto named
for %%i in (java.exe) do set "java=%%~$PATH:i"
if defined java goto found
echo phonocode: no java on the PATH and no JAVA_HOME; Java 17 or newer is needed 1>&2
exit /b 1
:named
set "java=%JAVA_HOME%\bin\java.exe"
if exist "%java%" goto found
echo phonocode: JAVA_HOME is '%JAVA_HOME%', and there is no bin\java.exe in it 1>&2
exit /b 1
:found
for %%i in ("%java%\..\..") do set "release=%%~fi\release"
findstr /r /c:"^JAVA_VERSION=.1[0-6]" /c:"^JAVA_VERSION=.1[.]" /c:"^JAVA_VERSION=.9" "%release%" >nul 2>&1 && goto old
set "vector="
if exist "%release%" goto told
rem The java that an installer puts on the PATH may be a copy with no JDK around it: asking costs a start of the JVM.
"%java%" --list-modules 2>nul | findstr /b /c:"jdk.incubator.vector" >nul && set "vector=--add-modules jdk.incubator.vector"
goto run
:old
echo phonocode: Java 17 or newer is needed; '%java%' is older 1>&2
exit /b 1
:told
findstr /c:"jdk.incubator.vector" "%release%" >nul 2>&1 && set "vector=--add-modules jdk.incubator.vector"
:run
if not defined PHONOCODE_CACHE set "PHONOCODE_CACHE=%LOCALAPPDATA%\phonocode"
if not defined ENGINE_CACHE_DIR set "ENGINE_CACHE_DIR=%PHONOCODE_CACHE%"
"%java%" %vector% --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:-UsePerfData -XX:MaxRAMPercentage=50 ^
  -Dai.djl.offline=true %PHONOCODE_JAVA_OPTS% -cp "%lib%\phonocode-cli.jar;%lib%\*" dev.phonocode.cli.Main %*
exit /b %ERRORLEVEL%
