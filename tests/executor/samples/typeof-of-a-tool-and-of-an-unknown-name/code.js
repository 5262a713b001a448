[typeof echo, typeof unknownName, typeof echo(1), typeof echo.call];
